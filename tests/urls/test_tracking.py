"""Which parameters are left out of the identity of an article, and which are its identity."""

import pytest

from newsbot.urls import canonical
from newsbot.urls.tracking import tracking

STORY = "https://www.harbour.example/politics/rain-falls-on-harbour-4711"

LEFT_OUT = (
    "tpcc=newsletter ico=more_text intcmp=footer iref=top n_cid=share-1 dm_i=1 dicbo=v2 _hsenc=p2 __hstc=1 __hssc=2 "
    "_hsmi=9 cm_mmc=mail-_-week cm_mmca1=x gad_source=1 ttclid=E.C _openstat=a mibextid=Zx1 __twitter_impression=true "
    "PHPSESSID=ab12 utm_source=x UTM_Medium=y fbclid=1 gclid=1 at_medium=RSS srsltid=a guccounter=1 ref=home "
    "via=twitter share=mail source=rss from=newsletter ref=rss outputType=amp amp=1 si=x wt_zmc=a "
    "xtor=RSS-1 ns_source=a mod=hp_lead_pos1 mod=trending_now_1 mod=wsjfooter mod=e2tw from=menuburger from=mainMenu "
    "module=inline srcref=rss cx_part=nav cx_testId=1 rct=national hpt=header ftcamp=crm WT.ac=pod rssfeed=1 sref=rss "
    "intlink_from_url=%2Fnews link_location=live pinned_post_locator=a soc_src=b tsrc=jtc sfnsn=mo isappinstalled=0 "
    "utm-source=a amp;utm_source=a taboola_campaign_id=1 cndid=1 hashA=b esrc=mail referrer_url=a referrer_post_id=1 "
    "epik=dj0 from=timeline wfr=spider pickup_list_click=true ttag=FBB16 _amp=true _amp=1 "
    "ef_id=1 ck_subscriber_id=1 wprov=sfla1 tw_campaign=1 hmsr=a elqTrackId=1 gwh=1 __cft__[0]=AZX __cft__%5B0%5D=AZX "
    "ns_linkname=a ns_fee=0 ns_mail_uid=ab12 ns_mail_job=7 scm=1007.13.0 otc=top%2Fa Echobox=1700000000-1 "
    "rss_id=Globe--News hmb_campaign=a hmb_source=b syclid=e1 _bta_tid=1.a _bta_c=x sourceid=chrome output=amp "
    "outputType=valid_amp print=1 print=true printable=yes view=print printer_friendly=1 view=amp format=amp "
    "gaa_at=la gaa_n=AZ gaa_ts=6 leadSource=a ref_=home webview=1 embedded=true m=1 m=0 mobile=1 isApp=true "
    "view=mobile from=hotnews from=from_main_6 from=main_photo from=related-grid from-source=1047782 replytocom=55 "
    "cpage=2 aoh=1 __amp_source_origin=a amp_latest_update_time=1 __cf_chl_rt_tk=a sara_ref=re-xx mrfhud=true "
    "wpisrc=nl_most refsec=hp_taxes scrolla=5eb6 xing_share=news int_campaign=a accessToken=a verso=true "
    ".tsrc=fin _ptid=a"
).split()
KEPT = (
    "id=5 p=2895 ref=40002 via=17 share=12345 assetid=1234567 page=newsletter-12 slug=feed-the-birds-today page=2 "
    "mod=news mod=viewthread from=2024-01-01 module=News mod=4711 module=article_4711 from=home_20261 "
    "from=oslo module=articles esrc=47 "
    "rss_id=4711 sourceid=4711 print=4711 print=harbour output=xml view=article format=long printid=1 "
    "view=printing-house ref_=4711 embed=4711 m=202603 m=12 app=4711 mobile=harbour view=mobile-homes "
    "from=related-4711 from=main from=20.05.2021 amp-id=4 "
    "q=rss story=app-store-rules source=bbc article=rss type=feed name=ref date=2025-06-02"
).split()


@pytest.mark.parametrize("parameter", LEFT_OUT)
def test_what_tells_where_a_link_stood_is_left_out(parameter):
    assert canonical(f"{STORY}?{parameter}") == STORY
    assert canonical(f"{STORY}?page=3&{parameter}") == f"{STORY}?page=3"


@pytest.mark.parametrize("parameter", KEPT)
def test_what_may_tell_articles_apart_is_kept(parameter):
    assert canonical(f"{STORY}?{parameter}") == f"{STORY}?{parameter}"


@pytest.mark.parametrize("session", [";jsessionid=AB12CD34", ";JSESSIONID=1.node2", ";phpsessid=ab12"])
def test_a_session_in_the_path_is_left_out(session):
    assert canonical(f"{STORY}{session}") == STORY
    assert canonical(f"{STORY}{session}?page=2") == f"{STORY}?page=2"


def test_the_list_of_parameters_says_where_it_is_from_and_is_whole():
    known = tracking()
    assert len(known.names) + len(known.prefixes) > 200
    assert all(name == name.lower() and "=" not in name for name in known.names | known.unless_number)
    assert not known.names & known.unless_number
    assert not any(len(prefix) < 3 for prefix in known.prefixes)
    assert not [name for name in (*known.names, *known.prefixes) if canonical(f"{STORY}?{name}=x") != STORY]
