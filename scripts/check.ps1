# check.ps1: format, common mistakes, null, the floors of the house, every test; see check.
$here = Split-Path $PSScriptRoot
. "$PSScriptRoot\machine.ps1"
$env:JAVA_HOME = FindJdk
$maven = FindMaven
$more = @($args | ForEach-Object { if ($_ -eq '--long') { '-Dtests.left.out=none' } else { $_ } })
New-Item -ItemType Directory -Force "$here\target\check" | Out-Null
& $maven -B -f "$here\pom.xml" -Pstrict '-Dbuild.folder=target/check' @more spotless:check test 2>&1 |
  Tee-Object "$here\target\check\check.log"
$status = $LASTEXITCODE
$last = Select-String 'Tests run:' "$here\target\check\check.log" | Select-Object -Last 1
if ($last) { $last.Line }
exit $status
