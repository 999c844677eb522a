"""Every setting that differs from Scrapy's default, in the order of the article's way, each with its reason."""

from pathlib import Path

from scrapy.settings import default_settings

BOT_NAME = "newsbot"
SPIDER_MODULES = ["newsbot.publishers", "newsbot.spiders"]
NEWSPIDER_MODULE = "newsbot.publishers"
SPIDER_LOADER_CLASS = "newsbot.spiders.loading.PublisherLoader"
"""A publisher file with a mistake is left out; Scrapy's then loads none."""
COMMANDS_MODULE = "newsbot.commands"
TEMPLATES_DIR = str(Path(__file__).parent / "templates")
"""Absolute, as Scrapy needs it."""
ADDONS = {"newsbot.extensions.user_agent.UserAgentAddon": 100}

# Who asks
CONTACT = ""
"""A web or mail address where a publisher reaches whoever runs this crawler; part of the user agent."""
ROBOTSTXT_USER_AGENT = "newsbot"
"""The name that robots.txt rules are looked up by."""
ROBOTSTXT_PARSER = "newsbot.downloadermiddlewares.robots_parser.PlainRobotParser"
"""Protego, for files in UTF-16 and with versions behind the names too."""

# What is asked for
LOOK_BACK_DAYS = 30
"""Without `since`, a sitemap's entries older than this are left alone: its years are read on request only."""
SECTION_PAGES = 10
"""Without `since`, so many pages of one section are walked at most."""
LISTINGS_MAX = 2000
"""A crawl asks for so many sections, feeds and sitemaps at most: an index can name any number of them. 0: no bound."""
LISTINGS_MAX_SINCE = 50_000
"""The same with `since`: a sitemap a day, and a section's pages, over many years."""

# How it is asked: what a publisher's server notices
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS_PER_DOMAIN = 2
"""Scrapy: 8."""
CONCURRENT_REQUESTS = 4
"""Of one crawl. What is handed to the downloader is no longer sorted by age, nor stopped by `limit`; Scrapy: 16."""
DOWNLOAD_DELAY = 0.5
DOWNLOADER = "newsbot.downloader.host_queues.HostQueues"
"""Scrapy's starts more at once than CONCURRENT_REQUESTS_PER_DOMAIN where there is no delay, and lets each crawl of a
process have as many: here they share a host's limit and delay."""
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_TIMEOUT = 30
"""Seconds; Scrapy waits three minutes."""
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"
"""Finds hosts that have an IPv6 address only, too; it goes by DOWNLOAD_TIMEOUT, not by DNS_TIMEOUT."""
REDIRECT_MAX_TIMES = 5
"""Scrapy: 20, which is what a loop costs."""
METAREFRESH_MAXDELAY = 5
"""Seconds; pages that reload themselves every minute are no redirects. Scrapy: 100."""
RETRY_TIMES = 3
RETRY_PAUSE = 2.0
"""Seconds before the first retry; doubled for each further one."""
RETRY_AFTER_MAX = 60.0
"""Seconds that a crawl waits if a server asks for it; beyond, that server is left alone, by the next crawls too: for as
long as it asks for, seven days at most."""
CRAWL_DELAY_MAX = 60.0
"""Seconds between requests that robots.txt may ask for."""
TDMREP_ENABLED = True
"""Ask for /.well-known/tdmrep.json once a host; what it reserves is in `Article.rights`."""
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsbot.downloadermiddlewares.rendering.RenderedPages": 40,
    "newsbot.downloadermiddlewares.onsite.OnSite": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsbot.downloadermiddlewares.robots.RobotsRules": 100,
    "newsbot.downloadermiddlewares.tdmrep.TdmReservations": 110,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "newsbot.downloadermiddlewares.retry.PatientRetry": 550,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "newsbot.downloadermiddlewares.redirect.MetaRefresh": 580,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newsbot.downloadermiddlewares.redirect.Redirects": 600,
    "newsbot.downloadermiddlewares.redirect.ChainCookies": 700,
    "newsbot.downloadermiddlewares.credentials.SendCredentials": 950,  # behind what logs, copies or keeps requests
}
"""In place of Scrapy's; each says in its own file what it adds."""
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
"""The outcome of the URL tells it already."""
COOKIES_ENABLED = False
"""A publisher's cookies would tie our requests together, and serve us another page than a first visit gets. Within one
chain of redirects they are sent back, as some chains end only then."""
CREDENTIALS = "credentials.toml"
"""The file of what you as a subscriber show each publisher, for your eyes only; there need not be one."""
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
"""No Accept-Language: each publisher is read in its own."""

# Pages that need a browser (``javascript = True`` in a publisher file)
BROWSER = ""
"""The path of Chromium or Chrome; empty: the one on the PATH, else that of ``playwright install chromium``."""
BROWSER_TIME_LIMIT = 20.0
"""Seconds until a page is taken as it is then, or given up where its scripts never pause."""
BROWSER_REQUESTS_MAX = 60
"""So many scripts and data are fetched for one page at most, one by one with the delays of its host."""

# What a server may do to us
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
"""Bytes, also after decompression; Scrapy allows 1 GiB."""
DOWNLOAD_WARNSIZE = 0
"""The outcome of a URL that is too large tells it already."""
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    "http": "newsbot.downloader.http.HttpDownloadHandler",
    "https": "newsbot.downloader.http.HttpDownloadHandler",
    **dict.fromkeys(("file", "data", "ftp", "s3")),
}
"""A link or redirect must not reach local files, other protocols, or addresses that are not public."""
ALLOW_PRIVATE_ADDRESSES = False
"""Connections to addresses that are not public (loopback, LAN, cloud metadata) are not made; a proxy that the user set
may be there. Demo and tests allow them."""
REMOTE_CONTROL_ENABLED = False
"""New in Scrapy 2.19: runs Python code that is sent to a local port. To have it, name it in EXTENSIONS, too."""
TELNETCONSOLE_ENABLED = False

# In which order
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
"""Among articles of one age, the order of the listing, which is newest first; Scrapy: last in, first out."""

# How it is read
CONCURRENT_ITEMS = 4
"""So many tasks are started for each page to handle what it yields, which is one article. Scrapy: 100, which took a
tenth of a crawl's time."""
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 32_000_000
"""Bytes of the pages that may be read or wait for the commit of their batch. Scrapy's 5 MB are twenty pages, at which a
fast crawl stood still until the next commit: a tenth of its time at batches of 0.1 s, a quarter at 0.3 s."""

# What is asked for again
SPIDER_MIDDLEWARES = {
    "newsbot.spidermiddlewares.skip_known.SkipKnown": 100,
    "newsbot.spidermiddlewares.keep_pages.KeepPages": 900,
}
RECHECK_HOURS = [1, 6, 24, 72]
"""Ages at which a young article is fetched again, for its corrections."""
RETRY_HOURS = [1 / 6, 1, 6, 24, 72]
"""Pauses after the first failure of a URL, the second ...; after the last one it is given up."""

# What is kept
ITEM_PIPELINES = {
    "newsbot.pipelines.ValidatePipeline": 100,
    "newsbot.pipelines.DeduplicatePipeline": 200,
    "newsbot.pipelines.ArchivePipeline": 300,
}
ARCHIVE = "newsbot.db"
"""The archive's file, or an address as postgresql:///news; empty: no archive. The environment variable
NEWSBOT_ARCHIVE wins over this, ``-s`` over both.
"""
PAGES = ""
"""The folder in which every fetched article page is kept, for `scrapy reextract`; empty: pages are not kept. With an
archive in PostgreSQL each machine has a folder of its host name in it."""
PAGES_FILE_SIZE = 1 << 30
"""Bytes; a WARC file of pages that has grown so large is followed by a new one."""
FEED_EXPORTERS = dict.fromkeys(("jsonl", "jsonlines", "jl"), "newsbot.extensions.json_lines.ArticleLines")
"""Scrapy's own one writes times without their offset."""
FEED_EXPORT_ENCODING = "utf-8"

# What is told
LOG_LEVEL = "INFO"
"""Scrapy's own start-up and shutdown lines come at DEBUG only (`newsbot.extensions.user_agent`)."""
STATS_DUMP = False
"""The table at the end says it in words."""
WARN_ON_GENERATOR_RETURN_VALUE = False
"""Scrapy reads the source of a callback anew for each response: 1.3 ms of a listing that has not changed."""
EXTENSIONS_BASE = {name: at for name, at in default_settings.EXTENSIONS_BASE.items() if "remote_control" not in name}
"""Scrapy imports also what is off: this one imports a second HTTP library, a sixth of the start of each crawl."""
EXTENSIONS = {
    "newsbot.extensions.publisher_lock.PublisherLock": -20,  # gives the publisher back before its archive closes
    "newsbot.archive_writer.ArchiveWriter": -10,  # first, as others work with it
    "newsbot.extensions.held_hosts.HeldHosts": 0,
    "newsbot.extensions.unreachable.EndWhenUnreachable": 0,
    "newsbot.extensions.json_lines.PromptFeedExporter": 0,
    "scrapy.extensions.feedexport.FeedExporter": None,
    # Live lines on a terminal, log lines elsewhere, and the table at the end.
    "newsbot.extensions.progress.Progress": 500,
    "newsbot.extensions.daily_counts.DailyCounts": 600,  # after what counts
    "newsbot.extensions.live_counts.LiveCounts": 600,
}
LIVE_PROGRESS = True
"""False: log lines on a terminal, too."""
LOGSTATS_INTERVAL = 0
"""The progress line says it."""

# Unattended
FOLLOW: list[str] = []
"""Whom `scrapy crawlall` follows: names, ``country:DE``, ``language:sw``. Empty: the publishers of your own files, and
the shipped ones that this archive has crawled."""
PUBLISHERS_AT_ONCE = 16
"""`scrapy crawlall` crawls so many side by side in one process; each has its own delays."""
CRAWL_TIME_LIMIT = 3600
"""Seconds until `scrapy crawlall` ends a publisher's crawl; the next one goes on where it ended."""

# Whether all is well
HEALTH_ENABLED = True
"""False: `scrapy crawlall` neither judges nor tells; `scrapy health` still does."""
HEALTH_MAIL = ""
"""Who is written to: ``me@any.example`` by this machine's sendmail, or ``smtp://host:25/me@any.example``
(``smtps://user:password@host/...``) by that server."""
HEALTH_WEBHOOK = ""
"""Address that each beginning and end of an incident is sent to, as JSON."""
HEALTH_TEXTFILE = ""
"""File of metrics for Prometheus, in the folder of node_exporter's textfile collector; its name ends in ``.prom``."""
HEALTH_PING = ""
"""Address that is asked for after each round: a dead man's switch tells when that no longer happens."""
HEALTH_HISTORY_DAYS = 35
"""What is usual is not known before: four weeks for the level and one between them and the day that is judged."""
HEALTH_LEVEL_DAYS = 28
"""Good days that make a publisher's level: whole weeks, as many as drift allows."""
HEALTH_LAG_DAYS = 7
"""The level ends so many days ago, or a slow loss would lower it while it lasts."""
HEALTH_WEEKDAY_WEEKS = 8
"""Weeks that the factor of each weekday is learned from: it changes less than the level, and needs more."""
HEALTH_WEEKDAY_SHRINKAGE = 2.0
"""Days at the mean that each weekday is given beside its own, so that one odd Sunday does not make Sundays odd."""
HEALTH_LEAST_DISPERSION, HEALTH_MOST_DISPERSION = 0.02, 0.6
"""Of the variance µ + αµ²: no newsroom's days differ by chance alone (α = 0), and from 0.6 on nothing would be told."""
HEALTH_TAIL = 1e-5
"""One day, or one silence, so unlikely is told at once: by chance two a year of 500 publishers."""
HEALTH_SLACK, HEALTH_LIMIT = 0.5, 8.0
"""Of the sum of normal scores (CUSUM): finds a shift of one standard deviation soonest, by chance passed once in some
15,000 days."""
HEALTH_FEWEST_A_DAY = 0.7
"""Of fewer articles a day, a day says nothing; silence is judged by the same level."""
HEALTH_FEWEST_PEERS = 6
"""Publishers of a country from which on the median of what the others have of theirs counts: holidays and big news."""
HEALTH_ALL_FALL = 0.3
"""Where the median publisher has less of its articles than this, something is wrong with us, not with all of them."""
HEALTH_SHARE_ARTICLES = 10
"""Articles gathered until a share is judged: fewer have no share that a normal score could be made of."""
HEALTH_SHARE_GAP = 0.1
"""Points by which a share has to change: 99 % -> 97 % can be certain and still nobody's concern."""
HEALTH_FEWEST_PAGES = 3
"""New pages, or listed addresses, that must all be bad to be told without any history."""
HEALTH_BAD_CRAWLS = 2
"""Crawls in a row in which every listing fails; the second one comes five minutes later, when a restart is over."""
