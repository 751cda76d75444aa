FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings

# Volumes take over the owner of the folder they are mounted on.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin register \
    && install --directory --owner=register /srv/media /srv/beat

WORKDIR /app

COPY requirements/production.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/production.txt

COPY . .
# The settings ask for these; nothing of them stays in the image.
RUN SECRET_KEY=only-while-building \
    SITE_URL=https://build.invalid \
    ALLOWED_HOSTS=build.invalid \
    DATABASE_URL=postgres://build.invalid/register \
    BROKER_URL=redis://build.invalid \
    EMAIL_URL=smtp://build.invalid \
    DEFAULT_FROM_EMAIL=build@build.invalid \
    python manage.py collectstatic --noinput

USER 10001
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4", "--worker-tmp-dir=/dev/shm", "--access-logfile=-"]
