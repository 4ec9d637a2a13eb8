# machine.ps1: what run.ps1 and check.ps1 both need to know of this machine. What it says goes to standard error.

function Say($text) { [Console]::Error.WriteLine("convoscope: $text") }

# The major version of the JDK in a folder, from its release file; 0 where there is none.
function JdkVersion($folder) {
  if (-not $folder -or -not (Test-Path "$folder\bin\javac.exe") -or -not (Test-Path "$folder\release")) { return 0 }
  $line = Get-Content "$folder\release" | Where-Object { $_ -match '^JAVA_VERSION="(\d+)' } | Select-Object -First 1
  if ($line -match '^JAVA_VERSION="(\d+)') { return [int]$Matches[1] }
  return 0
}

# A JDK, 17 or later: JAVA_HOME, then the PATH, then where installers put them.
function FindJdk {
  $places = @($env:JAVA_HOME)
  $javac = Get-Command javac.exe -ErrorAction SilentlyContinue
  if ($javac) { $places += Split-Path (Split-Path $javac.Source) }
  foreach ($maker in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu') {
    $places += Get-ChildItem "$env:ProgramFiles\$maker" -Directory -ErrorAction SilentlyContinue |
      ForEach-Object { $_.FullName }
  }
  foreach ($place in $places) { if ((JdkVersion $place) -ge 17) { return $place } }
  Say 'a JDK, 17 or later, is needed: winget install EclipseAdoptium.Temurin.17.JDK'
  exit 1
}

function FindMaven {
  $maven = Get-Command mvn.cmd -ErrorAction SilentlyContinue
  if (-not $maven) { Say 'Maven 3.8 or later is needed to build, with its bin folder on the PATH'; exit 1 }
  return $maven.Source
}
