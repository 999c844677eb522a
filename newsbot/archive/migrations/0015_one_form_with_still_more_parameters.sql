-- At 1,000,000 articles: 5 minutes.
-- The one form of an address leaves out more parameters of where a link stood (newsbot/urls/tracking.json).
-- Again: 0008_one_form_of_an_address.sql
DELETE FROM doubt WHERE canonical(url) != url;
