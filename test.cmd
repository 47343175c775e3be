@echo off
rem UNTESTED: no Windows machine has run this yet. The twin of ./test: every check, or a part: test.cmd tests\domain
setlocal
call "%~dp0packaging\setup.cmd" requirements-test.lock || exit /b 1
cd /d "%~dp0"
set "PATH=%~dp0.venv\Scripts;%PATH%"
if not defined QT_QPA_PLATFORM set QT_QPA_PLATFORM=offscreen
if not "%~1"=="" (
  python -m pytest %*
  exit /b
)
set FAILED=0
ruff format --check . || set FAILED=1
ruff check . || set FAILED=1
basedpyright || set FAILED=1
lint-imports --no-cache || set FAILED=1
python -m pytest -n 2 --dist worksteal --cov --cov-report= -p tests.coverage_floors || set FAILED=1
exit /b %FAILED%
