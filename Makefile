# setup: install what `make run` needs · run: the whole register on this machine · test: the quick tests · check: all checks and tests
# trials: tests that take minutes · coverage: which lines and branches the quick tests reach, at least nine in ten · score: reading and matching against letters with gold · bench: speed · chaos: mail under kill -9
# many: what people notice when a part of a set-up with more than one machine is killed; needs PgBouncer, Varnish and Caddy
# pictures: the screenshots of the README · sbom: the bill of materials of a deployment · lock: pin the dependencies by hash after a change of pyproject.toml
.PHONY: setup run test check trials coverage score bench chaos many pictures sbom lock
.DELETE_ON_ERROR:

# Production is the default of the settings.
export ENVIRONMENT = development

PYTHON = .venv/bin/python
PYTEST = .venv/bin/pytest --numprocesses 2
QUICK = 'not slow and not browser and not trial'
COMPILE = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --no-strip-extras --quiet pyproject.toml
# Made-up settings of a deployment for `check --deploy`; nothing connects to them.
DEPLOYMENT = ENVIRONMENT=production SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') SITE_URL=https://toezeggingen.example.nl \
	ALLOWED_HOSTS=toezeggingen.example.nl DEFAULT_FROM_EMAIL=toezeggingen@example.nl EMAIL_URL=smtp://mail.example.nl \
	DATABASE_URL=postgres://register_app@database/register BROKER_URL=redis://valkey:6379/0

setup: .venv/run.stamp

run: setup
	@$(PYTHON) manage.py run

test: .venv/dev.stamp
	$(PYTEST) -m $(QUICK)

check: .venv/dev.stamp
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(DEPLOYMENT) $(PYTHON) -W error manage.py check --deploy --fail-level WARNING
	$(PYTHON) manage.py draw_docs --check
	.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(MAKE) sbom
	$(PYTHON) -m tests.vulnerabilities requirements/production.txt
	$(MAKE) test
	$(PYTEST) -m '(slow or browser) and not trial'

trials: .venv/dev.stamp
	$(PYTEST) -m trial

# Not a part of check, because measuring makes the tests take nearly twice as long.
coverage: .venv/dev.stamp
	$(PYTEST) --cov --cov-fail-under 90 -m $(QUICK)

score: .venv/run.stamp
	@$(PYTHON) -m bench.score

bench: .venv/bench.stamp
	@$(PYTHON) -m bench

chaos: .venv/dev.stamp
	@$(PYTHON) -m tests.chaos

many: .venv/dev.stamp
	@$(PYTHON) -m tests.many

pictures: .venv/dev.stamp
	.venv/bin/pytest tests/browser/pictures.py

sbom: .venv/dev.stamp
	@mkdir -p var
	$(PYTHON) -W ignore -m cyclonedx_py requirements requirements/production.txt --pyproject pyproject.toml --output-reproducible --output-file var/sbom.json

lock:
	$(COMPILE) --extra embedded --extra dev --output-file requirements/dev.txt
	$(COMPILE) --extra embedded --extra dev --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	$(COMPILE) --extra embedded --constraint requirements/dev.txt --output-file requirements/run.txt
	$(COMPILE) --constraint requirements/dev.txt --output-file requirements/production.txt

.venv/%.stamp: requirements/%.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The register needs Python 3.11 or later.")'
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@
