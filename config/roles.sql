-- The three roles of the register, for both the embedded PostgreSQL and docker-compose. Safe to run again.
-- psql runs this as a superuser. Passwords come from the environment. A role without a password can only log in where
-- PostgreSQL trusts local connections.
\set ON_ERROR_STOP on
\getenv migrate_password REGISTER_MIGRATE_PASSWORD
\getenv app_password REGISTER_APP_PASSWORD

SELECT format('CREATE ROLE %I %s', name, kind)
FROM (VALUES ('register_owner', 'NOLOGIN'), ('register_migrate', 'LOGIN NOINHERIT'), ('register_app', 'LOGIN')) AS wanted (name, kind)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec
GRANT register_owner TO register_migrate WITH INHERIT FALSE, SET TRUE;
\if :{?migrate_password}
ALTER ROLE register_migrate PASSWORD :'migrate_password';
\endif
\if :{?app_password}
ALTER ROLE register_app PASSWORD :'app_password';
\endif

SELECT 'CREATE DATABASE register'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'register')
\gexec
ALTER DATABASE register OWNER TO register_owner;
-- The register fits in memory, where a random page costs about as much as the next page. The default of 4 is meant for
-- a spinning disk. With that default a search reads every document instead of the index, and takes twice as long.
ALTER DATABASE register SET random_page_cost = 1.1;
-- No page takes seconds, so a statement that does has gone wrong. Its reader gets a page that says so, and the thread is
-- free again. The limit is below ANSWER_SECONDS in config/database.py.
ALTER ROLE register_app SET statement_timeout = '20s';
ALTER ROLE register_app SET lock_timeout = '10s';
-- End a transaction that stays idle, because it keeps its locks and prevents the clean-up of dead rows. End a connection
-- that nobody uses: the application closes its connections after an hour (CONNECTION_AGE).
ALTER ROLE register_app SET idle_in_transaction_session_timeout = '5min';
ALTER ROLE register_app SET idle_session_timeout = '2h';
-- A migration may take long. It may not wait long for a lock: all readers would wait behind it. It can be run again.
ALTER ROLE register_migrate SET statement_timeout = '1h';
ALTER ROLE register_migrate SET lock_timeout = '5s';
ALTER ROLE register_migrate SET idle_in_transaction_session_timeout = '1h';
-- No temporary tables for the application: a temporary table named like a real table could deceive a trigger.
REVOKE ALL ON DATABASE register FROM PUBLIC;
GRANT CONNECT ON DATABASE register TO register_migrate, register_app;
