@echo off
rem UNTESTED: no Windows machine has run this yet. The twin of ./run: sets up what is missing, then starts studyapp.
setlocal
call "%~dp0packaging\setup.cmd" requirements.lock || exit /b 1
"%~dp0.venv\Scripts\studyapp.exe" %*
exit /b %ERRORLEVEL%
