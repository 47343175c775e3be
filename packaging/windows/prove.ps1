# UNTESTED: no Windows has run this yet. Proves the built installers on a real Windows, as prove.sh does under Wine.
# Usage: packaging\windows\prove.ps1 -Files FOLDER_WITH_SETUP_AND_ZIP
# It installs for the one who runs it and removes everything again, the learner's data too: for a test machine only.
param([Parameter(Mandatory)][string]$Files)
$ErrorActionPreference = 'Stop'
$setup = (Get-ChildItem "$Files\StudyApp-*-Setup.exe").FullName
$zip = (Get-ChildItem "$Files\StudyApp-*-portable.zip").FullName
$installed = "$env:LOCALAPPDATA\Programs\StudyApp"
$data = "$env:APPDATA\studyapp"
$sample = (Get-ChildItem "$PSScriptRoot\..\..\resources\samples\*.md" | Select-Object -First 1).FullName

function Expect([int]$Status, [string]$Program, [string[]]$Arguments) {
    $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
    if ($process.ExitCode -ne $Status) { throw "$Program $Arguments ended with $($process.ExitCode), not $Status" }
}
function Assert([bool]$Holds, [string]$Text) { if (-not $Holds) { throw $Text } }
function Wait-Gone([string]$Folder) { # an uninstaller works on in a copy of itself
    for ($i = 0; $i -lt 120 -and (Test-Path $Folder); $i++) { Start-Sleep -Milliseconds 500 }
    Assert (-not (Test-Path $Folder)) "$Folder is still there"
}

foreach ($line in Get-Content "$Files\SHA256SUMS") {
    $sum, $name = $line -split '  '
    Assert ((Get-FileHash "$Files\$name").Hash -eq $sum) "$name has another checksum"
}
Expect 2 $setup '/S', '/SILENT'
Expect 0 $setup '/S'
& "$installed\StudyApp-console.exe" self-test
Assert ($LASTEXITCODE -eq 0) 'the self-test failed'
& "$installed\StudyApp-console.exe" self-test --window
Assert ($LASTEXITCODE -eq 0) 'the self-test of the window failed'
& "$installed\StudyApp-console.exe" open $sample
Assert (Test-Path "$data\library.db") 'the library does not lie where the guide says'
$type = (Get-ItemProperty 'HKCU:\Software\Classes\StudyApp.Pack\shell\open\command').'(default)'
Assert ($type -like '*StudyApp.exe*') 'the file type is not known'

# The window, and an installer over it.
$window = Start-Process -FilePath "$installed\StudyApp.exe" -PassThru
Start-Sleep -Seconds 15
Assert (-not $window.HasExited) 'the window closed by itself'
Expect 4 $setup '/S'
Stop-Process -Id $window.Id # the launcher takes the program with it
Start-Sleep -Seconds 5

# A signed course, made by the program itself, inside; then a damaged one.
$console = "$installed\StudyApp-console.exe"
$author = '--data-dir', "$env:RUNNER_TEMP\author"
& $console open $sample --approve @author
& $console pack keys --make 'A. Teacher' @author
& $console pack make After --title 'Our course' --to "$env:RUNNER_TEMP\course.studypack" @author
Assert ($LASTEXITCODE -eq 0) 'no pack was made'
& $console installer make --class '9a history' --pack "$env:RUNNER_TEMP\course.studypack" --to "$env:RUNNER_TEMP\class" $setup
$class = (Get-ChildItem "$env:RUNNER_TEMP\class\*.exe").FullName
Expect 0 $class '/S'
Assert (Test-Path "$installed\preload\course.studypack") 'the course is not there'
$ErrorActionPreference = 'Continue' # what a program says on standard error is no error of ours
$said = & $console --data-dir "$env:RUNNER_TEMP\learner" list 2>&1 | Out-String
$again = & $console --data-dir "$env:RUNNER_TEMP\learner" list 2>&1 | Out-String
$ErrorActionPreference = 'Stop'
Assert ($said -match 'Our course. was installed') 'the first start took no course in'
Assert ($again -notmatch 'was installed') 'the second start took the course in again'
$bytes = [IO.File]::ReadAllBytes($class)
$bytes[$bytes.Length - 60] = $bytes[$bytes.Length - 60] -bxor 255
[IO.File]::WriteAllBytes("$env:RUNNER_TEMP\Damaged.exe", $bytes)
Expect 5 "$env:RUNNER_TEMP\Damaged.exe" '/S'
& "$installed\StudyApp-console.exe" list
Assert ($LASTEXITCODE -eq 0) 'a damaged file spoilt what was installed'

# For all users (the runners' account is an administrator's), a portable copy, and the zip.
Expect 0 $setup '/S', '/ALLUSERS'
Assert (Test-Path "$env:ProgramFiles\StudyApp\StudyApp.exe") 'nothing in Program Files'
Start-Process "$env:ProgramFiles\StudyApp\uninstall.exe" -ArgumentList '/S' -Wait
Wait-Gone "$env:ProgramFiles\StudyApp"
Expect 0 $setup '/S', '/PORTABLE', "/D=$env:RUNNER_TEMP\stick\StudyApp"
Move-Item "$env:RUNNER_TEMP\stick" "$env:RUNNER_TEMP\stick2"
& "$env:RUNNER_TEMP\stick2\StudyApp\StudyApp-console.exe" open $sample
Assert (Test-Path "$env:RUNNER_TEMP\stick2\StudyApp\data\library.db") 'the portable copy keeps its data elsewhere'
Expand-Archive $zip "$env:RUNNER_TEMP\zip"
& "$env:RUNNER_TEMP\zip\StudyApp\StudyApp-console.exe" self-test
Assert ($LASTEXITCODE -eq 0) 'the self-test of the zip failed'

Start-Process "$installed\uninstall.exe" -ArgumentList '/S' -Wait
Wait-Gone $installed
Assert (Test-Path "$data\library.db") 'uninstalling took the learner''s data'
Expect 0 $setup '/S'
Start-Process "$installed\uninstall.exe" -ArgumentList '/S', '/PURGE' -Wait
Wait-Gone $installed
Wait-Gone $data
'Proved.'
