@echo off
set "NODE=%~dp0..\node_modules\.bin\node.cmd"
if not exist "%NODE%" set "NODE=node"
"%NODE%" --disable-warning=ExperimentalWarning --unhandled-rejections=warn "%~dp0start.ts" %*
