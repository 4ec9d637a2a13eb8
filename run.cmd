@echo off
rem run: starts Convoscope from a checkout, after building what is out of date.
rem   run [FILE]     the window          run --help     the commands
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\run.ps1" %*
exit /b %ERRORLEVEL%
