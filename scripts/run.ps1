# run.ps1: starts Convoscope from a checkout, after building what is out of date; see run. It adds nothing to standard
# output.
$here = Split-Path $PSScriptRoot
. "$PSScriptRoot\machine.ps1"
$jdk = FindJdk
$major = JdkVersion $jdk
$javafx = $env:CONVOSCOPE_JAVAFX
$folder = if ($javafx) { "target\javafx-$javafx" } else { 'target' }
$build = "$here\$folder"

$stamp = Get-Item "$build\run.stamp" -ErrorAction SilentlyContinue
$newest = Get-ChildItem "$here\pom.xml", "$here\src\main" -Recurse | Sort-Object LastWriteTime | Select-Object -Last 1
# The libraries of a build by another user lie in that user's home.
$missing = if (Test-Path "$build\class-path.txt") {
  (Get-Content "$build\class-path.txt" -Raw).Trim() -split ';' | Where-Object { -not (Test-Path -LiteralPath $_) } | Select-Object -First 1
} else { 'all' }
if (-not $stamp -or $missing -or $newest.LastWriteTime -gt $stamp.LastWriteTime) {
  $maven = FindMaven
  if ($stamp) { Say 'building what has changed' }
  else { Say 'building for the first time: this fetches the libraries for this system (about 200 MB) and takes some minutes' }
  New-Item -ItemType Directory -Force $build | Out-Null
  $started = Get-Date
  $env:JAVA_HOME = $jdk
  $other = if ($javafx) { "-Djavafx.version=$javafx", "-Dbuild.folder=$build" } else { @() }
  & $maven -B -f "$here\pom.xml" @other '-Dmaven.test.skip=true' package *> "$build\build.log"
  if ($LASTEXITCODE -ne 0) {
    Select-String '^\[ERROR\]' "$build\build.log" | Select-Object -First 12 |
      ForEach-Object { [Console]::Error.WriteLine($_.Line) }
    Say "the build failed; all of it is in $folder\build.log"
    exit 1
  }
  New-Item -Force "$build\run.stamp" | Out-Null
  (Get-Item "$build\run.stamp").LastWriteTime = $started
}

$flags = @("-Dconvoscope.home=$here")
foreach ($option in Get-Content "$PSScriptRoot\jvm.options") {
  switch -Regex ($option) {
    '^(#|$)' { break }
    '^24\+:(.*)' { if ($major -ge 24) { $flags += $Matches[1] }; break }
    '^x86-64:(.*)' { if ($env:PROCESSOR_ARCHITECTURE -eq 'AMD64') { $flags += $Matches[1] }; break }
    '^no-card:' { break }
    default { $flags += $option }
  }
}
# The first run of a build that opens the window writes Java's archive of loaded classes, later ones start with it.
$archive = "$build\classes-$major.jsa"
$write = if ($major -ge 25) { '-XX:AOTCacheOutput' } else { '-XX:ArchiveClassesAtExit' }
$read = if ($major -ge 25) { '-XX:AOTCache' } else { '-XX:SharedArchiveFile' }
$jar = Get-Item "$build\convoscope.jar"
if ((Test-Path $archive) -and (Get-Item $archive).LastWriteTime -gt $jar.LastWriteTime) {
  $flags += "$read=$archive"
} elseif ($args.Count -eq 0) {
  $flags += "$write=$archive"
  # A method that waits for the compiler while the archive is written would never be compiled in later runs (archive.sh).
  if ($major -lt 25) { $flags += '-XX:-BackgroundCompilation' }
}
# For developers: further options for Java.
if ($env:CONVOSCOPE_JAVA_OPTIONS) { $flags += $env:CONVOSCOPE_JAVA_OPTIONS -split ' +' }
$env:OMP_NUM_THREADS = 1
$libraries = "$build\convoscope.jar;" + (Get-Content "$build\class-path.txt" -Raw).Trim()
& "$jdk\bin\java" @flags -cp $libraries io.github.convoscope.cli.Convoscope @args
exit $LASTEXITCODE
