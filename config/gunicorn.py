"""How gunicorn serves the site, on a developer's machine and in production; what differs stands on its command line.

Without threads a connection on which nothing comes holds a whole process, and browsers open such ones ahead of need.
"""

worker_class = "gthread"
threads = 4
