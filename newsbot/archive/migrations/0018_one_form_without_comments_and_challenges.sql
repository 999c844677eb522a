-- At 1,000,000 articles: 5 minutes.
-- The one form of an address leaves out more parameters: of comments, viewers, challenges and campaigns
-- (newsbot/urls/tracking.json, tracking.py).
-- Again: 0008_one_form_of_an_address.sql
DELETE FROM doubt WHERE canonical(url) != url;
