# The portal as an image: one stage installs, the other runs.
#
#   base ──> build   Python environment from hashed locks, static files collected and compressed
#     └────> final   the environment, the source and the static files; no pip cache, no build state
#
# The source is installed editable: templates and static files are found beside it.

FROM debian:13-slim AS base
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates media-types python3 tzdata \
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LANG=C.UTF-8
WORKDIR /app

FROM base AS build
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY requirements/base.txt requirements/base.txt
RUN python3 -m venv .venv \
    && pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: --no-deps \
        -r requirements/base.txt
COPY . .
# Collecting needs settings, but no secret: the embedded settings make a throw-away one elsewhere.
RUN pip install --no-cache-dir --disable-pip-version-check --no-index --no-deps --no-build-isolation \
        --editable . \
    && PORTAL_VAR_DIR=/tmp/build DJANGO_SETTINGS_MODULE=config.settings.embedded \
        portal collectstatic --no-input --verbosity 0 \
    && mv /tmp/build/static /app/static-collected \
    && rm -rf /tmp/build

FROM base
COPY --from=build /app /app
# Nothing of /app belongs to the user that serves: a hole in the portal cannot change its code.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin avizier \
    && install -d -o 10001 -g 10001 /var/lib/avizier /var/lib/avizier/media /var/lib/avizier/upload
ENV HOME=/tmp \
    HOST=0.0.0.0 \
    PORT=8000 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    PORTAL_VAR_DIR=/var/lib/avizier \
    TMPDIR=/var/lib/avizier/upload \
    PORTAL_STATIC_DIR=/app/static-collected \
    PORTAL_ACCESS_LOG=- \
    PORTAL_LOG_LEVEL=info
USER 10001:10001
VOLUME /var/lib/avizier
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --retries=3 \
    CMD ["python3", "/app/deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "/app/deploy/gunicorn.conf.py", "config.wsgi:application"]
