@echo off
rem UNTESTED: no Windows machine has run this yet. Called by run.cmd and test.cmd with the name of a lock.
rem Makes .venv from the lock and stamps it with copies of what it was made from, so that the next start is quick.
setlocal
cd /d "%~dp0.."
set "LOCK=%~1"
set "STAMP=.venv\stamp-%~1"
if exist "%STAMP%" fc /b "packaging\%LOCK%" "%STAMP%" >nul 2>nul && exit /b 0

set "PYTHON=%STUDYAPP_PYTHON%"
if not defined PYTHON for %%V in (3.12 3.13) do if not defined PYTHON py -%%V -c "import venv, ensurepip" >nul 2>nul && set "PYTHON=py -%%V"
if not defined PYTHON (
  echo studyapp needs Python 3.12 or 3.13: please install one from python.org with its "py launcher", or name one with STUDYAPP_PYTHON. 1>&2
  exit /b 1
)
if exist .venv\unfinished rmdir /s /q .venv
if not exist .venv\Scripts\python.exe (
  echo Setting up .venv once 1>&2
  %PYTHON% -m venv .venv || exit /b 1
)
type nul >.venv\unfinished
.venv\Scripts\python -m pip install -qq --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r "packaging\%LOCK%" || exit /b 1
.venv\Scripts\python -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation -e . || exit /b 1
copy /y "packaging\%LOCK%" "%STAMP%" >nul || exit /b 1
del .venv\unfinished
exit /b 0
