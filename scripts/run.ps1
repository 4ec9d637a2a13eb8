# run.ps1: starts Convoscope from a checkout, after building what is out of date. It adds nothing to standard output.
$here = Split-Path $PSScriptRoot
$build = "$here\target"
. "$PSScriptRoot\machine.ps1"
$jdk = FindJdk
$major = JdkVersion $jdk

$stamp = Get-Item "$build\run.stamp" -ErrorAction SilentlyContinue
$newest = Get-ChildItem "$here\pom.xml", "$here\src\main" -Recurse | Sort-Object LastWriteTime | Select-Object -Last 1
if (-not $stamp -or -not (Test-Path "$build\class-path.txt") -or $newest.LastWriteTime -gt $stamp.LastWriteTime) {
  $maven = FindMaven
  if ($stamp) { Say 'building what has changed' }
  else { Say 'building for the first time: this fetches the libraries for this system (about 200 MB) and takes some minutes' }
  New-Item -ItemType Directory -Force $build | Out-Null
  $started = Get-Date
  $env:JAVA_HOME = $jdk
  & $maven -B -f "$here\pom.xml" '-Dmaven.test.skip=true' package *> "$build\build.log"
  if ($LASTEXITCODE -ne 0) {
    Select-String '^\[ERROR\]' "$build\build.log" | Select-Object -First 12 |
      ForEach-Object { [Console]::Error.WriteLine($_.Line) }
    Say 'the build failed; all of it is in target\build.log'
    exit 1
  }
  New-Item -Force "$build\run.stamp" | Out-Null
  (Get-Item "$build\run.stamp").LastWriteTime = $started
}

$allowed = @()
if ($major -ge 24) { $allowed = '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow' }
$libraries = "$build\convoscope.jar;" + (Get-Content "$build\class-path.txt" -Raw).Trim()
$archive = "$build\classes-$major.jsa"
if (-not (Test-Path $archive) -or
    (Get-Item $archive).LastWriteTime -lt (Get-Item "$build\convoscope.jar").LastWriteTime) {
  & "$jdk\bin\java" @allowed -Xshare:dump "-XX:SharedClassListFile=$PSScriptRoot\classes.txt" `
    "-XX:SharedArchiveFile=$archive" -cp $libraries *> "$build\archive.log"
}
$flags = @("-Dconvoscope.home=$here", '-Xms32m', '-Xmx2g', '-XX:+UseSerialGC', '-XX:MinHeapFreeRatio=10',
  '-XX:MaxHeapFreeRatio=30', "-XX:CompileCommandFile=$PSScriptRoot\every-frame.txt", '-Xshare:auto',
  "-XX:SharedArchiveFile=$archive", '-Xlog:disable', '-Xlog:all=error:stderr', '-Xlog:cds=off',
  '-Dorg.bytedeco.javacpp.platform.extension=-onednn')
# For whoever measures: further options for Java.
if ($env:CONVOSCOPE_JAVA_OPTIONS) { $flags += $env:CONVOSCOPE_JAVA_OPTIONS -split ' +' }
$env:OMP_NUM_THREADS = 1
& "$jdk\bin\java" @allowed @flags -cp $libraries io.github.convoscope.cli.Convoscope @args
exit $LASTEXITCODE
