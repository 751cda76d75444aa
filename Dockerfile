FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1

# A new volume gets the owner of the folder that it is mounted on.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin register \
    && install --directory --owner=register /srv/beat /srv/backups /app/var

# pg_dump must not be older than the database; Debian's own is.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app

COPY requirements/production.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/production.txt

COPY . .

USER 10001
# The settings need these variables; none of them stays in the image.
RUN SECRET_KEY=only-while-building-but-as-long-as-a-real-secret-key-is \
    SITE_URL=https://build.invalid \
    ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgres://build.invalid/register \
    BROKER_URL=redis://build.invalid \
    EMAIL_URL=smtp://build.invalid \
    DEFAULT_FROM_EMAIL=build@build.invalid \
    python manage.py collectstatic --noinput

EXPOSE 8000
CMD ["python", "-m", "config.server", "0.0.0.0:8000"]
