@echo off
rem check: everything that can be checked by machine; the last lines are the tests' summary.
rem   check            all but what is long by nature
rem   check --long     all of it
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\check.ps1" %*
exit /b %ERRORLEVEL%
