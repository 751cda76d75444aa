# For /etc/varnish/default.vcl: a cache between Caddy and the web processes.
# It asks the site before it shows a page: the site answers 304 as long as the page is still right. If the site cannot
# answer, readers get the page as it was, for at most an hour. Clerks always get their own pages from the site.
vcl 4.1;

import directors;

probe health {
	.request = "GET /gezond/ HTTP/1.1" "Host: localhost" "Connection: close";
	.interval = 1s;
	.timeout = 5s;
	.window = 2;
	.threshold = 1;
}

backend web1 { .host = "127.0.0.1"; .port = "8001"; .probe = health; .connect_timeout = 1s; .first_byte_timeout = 60s; }
backend web2 { .host = "127.0.0.1"; .port = "8002"; .probe = health; .connect_timeout = 1s; .first_byte_timeout = 60s; }
backend web3 { .host = "127.0.0.1"; .port = "8003"; .probe = health; .connect_timeout = 1s; .first_byte_timeout = 60s; }

sub vcl_init {
	new web = directors.round_robin();
	web.add_backend(web1);
	web.add_backend(web2);
	web.add_backend(web3);
}

sub vcl_recv {
	set req.backend_hint = web.backend();
	# Caddy adds the address of the reader and Varnish that of Caddy. The site takes the last one.
	set req.http.X-Forwarded-For = regsub(req.http.X-Forwarded-For, ",[^,]*$", "");
	# No reader waits for the same page of another reader: that one may be stuck.
	set req.hash_ignore_busy = true;
	# At first a page must be right. If that fails, it may be as it was, or another process is asked.
	unset req.http.X-May-Try-Again;
	set req.grace = 1h;
	if (req.restarts == 0) {
		set req.grace = 0s;
		if (req.method == "GET" || req.method == "HEAD") {
			set req.http.X-May-Try-Again = "yes";
		}
	}
	if (req.url ~ "^/(beheer|gezond)/") {
		return (pass);
	}
	# What follows is Varnish's own: requests with a cookie, and all but GET and HEAD, go to the site.
}

sub vcl_hash {
	hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
	if (beresp.status >= 500) {
		if (bereq.http.X-May-Try-Again || bereq.is_bgfetch) {
			# Keeps the page as it was.
			return (abandon);
		}
		set beresp.ttl = 0s;
		set beresp.uncacheable = true;
		return (deliver);
	}
	if (!bereq.uncacheable && beresp.status == 200 && beresp.http.ETag && !beresp.http.Set-Cookie
		&& !beresp.http.Content-Disposition && beresp.http.Cache-Control == "no-cache") {
		# Varnish remembers nothing that is valid for 0 s.
		set beresp.ttl = 0.001ms;
		set beresp.grace = 1h;
		set beresp.keep = 0s;
		return (deliver);
	}
	# For the rest Varnish's own rules: files with "max-age" are kept, everything else is asked each time.
}

sub vcl_backend_error {
	if (bereq.http.X-May-Try-Again || bereq.is_bgfetch) {
		return (abandon);
	}
	set beresp.http.Content-Type = "text/html; charset=utf-8";
	set beresp.http.Cache-Control = "no-cache";
	set beresp.http.Retry-After = "60";
	synthetic({"<!doctype html><html lang="nl"><title>Even niet bereikbaar</title>
<h1>Even niet bereikbaar</h1><p>Het register antwoordt niet. Probeer het over een minuut opnieuw.</p></html>"});
	return (deliver);
}

sub vcl_synth {
	if (req.http.X-May-Try-Again) {
		return (restart);
	}
}

sub vcl_deliver {
	unset resp.http.Via;
	unset resp.http.X-Varnish;
}
