# check.ps1: format, common mistakes, null, which package uses which, every test; see check.
$here = Split-Path $PSScriptRoot
. "$PSScriptRoot\machine.ps1"
$jdk = FindJdk
$env:JAVA_HOME = $jdk
$maven = FindMaven
$more = @($args | ForEach-Object {
  switch ($_) { '--long' { '-Dtests.left.out=none' } '--coverage' { '-Pcoverage' } default { $_ } }
})
New-Item -ItemType Directory -Force "$here\target\check" | Out-Null
& $maven -B -f "$here\pom.xml" '-Dbuild.folder=target/check' -Pstrict @more spotless:check test 2>&1 |
  & "$jdk\bin\java" "$PSScriptRoot\CheckLog.java" "$here\target\check"
exit $LASTEXITCODE
