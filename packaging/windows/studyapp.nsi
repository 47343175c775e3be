; Setup.exe: makensis -DVERSION=0.1.0 -DNUMBERS=0.1.0.0 -DTREE=… -DPARTS=… -DOUT=… [-DFAST] studyapp.nsi
; TREE is the staged program, PARTS the folder with studyapp.ico and side.bmp. Everything is unpacked and checked beside
; what is installed, and takes its place only then: whatever goes wrong before leaves the old program as it was.
; Exit codes: 0 done, 1 anything else, 2 wrong use, 3 this computer does not fit, 4 the program is running,
; 5 the file or the course in it is damaged, 6 /ALLUSERS without an administrator. They stand in the guide as well.
Unicode true
Target amd64-unicode
!ifdef FAST
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
!define NAME "StudyApp"
!define UNSET "C:\no folder was named\${NAME}" ; its last part is appended to a folder that somebody browses to
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define TYPE "${NAME}.Pack"
!define NEW "$INSTDIR\studyapp-new"
!define OLD "$INSTDIR\studyapp-old"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "${UNSET}"
RequestExecutionLevel user ; never asks for rights: schools cannot answer
CRCCheck force
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey CompanyName "The studyapp developers"
VIAddVersionKey LegalCopyright "MIT licence; see the folder licences"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh
!define MUI_ICON "${PARTS}/studyapp.ico"
!define MUI_UNICON "${PARTS}/studyapp.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PARTS}/side.bmp"
!define MUI_DIRECTORYPAGE_TEXT_TOP "${NAME} will be installed in this folder. A library that is already there, and a newer or older ${NAME} in its place, are no trouble: what was learned is kept."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} is ready"
!define MUI_FINISHPAGE_TEXT "It works without a network. A course that came with this installer is in the library when ${NAME} starts for the first time."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start ${NAME} now"
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} will be removed from this computer. What was learned stays: the library lies in $APPDATA\studyapp."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

Var Portable ; 1: a copy with its own data; no registry, no menu, no uninstaller
Var AllUsers

!macro Fail STATUS TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend
!define Fail "!insertmacro Fail"

!macro FailClean STATUS TEXT ; what was unpacked goes; what was installed stays
  SetOutPath "$TEMP"
  RMDir /r "${NEW}"
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${STATUS}
  Abort "${TEXT}"
!macroend
!define FailClean "!insertmacro FailClean"

; A program that runs keeps its library open, and nobody can write there.
!macro DefineIsRunning PREFIX
Function ${PREFIX}IsRunning ; -> 1 or 0 on the stack
  Push $0
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\python\python313.dll"
    ClearErrors
    FileOpen $1 "$INSTDIR\python\python313.dll" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  Exch $0
FunctionEnd
!macroend
!insertmacro DefineIsRunning ""
!insertmacro DefineIsRunning "un."

Function CheckOptions ; $0: what was typed; NSIS itself has cut off /D=…
  Push $1
  Push $2
  ${Do}
    ${DoWhile} "$0" != ""
      StrCpy $1 "$0" 1
      ${If} $1 != " "
        ${ExitDo}
      ${EndIf}
      StrCpy $0 "$0" "" 1
    ${Loop}
    ${If} "$0" == ""
      ${ExitDo}
    ${EndIf}
    StrCpy $2 ""
    ${DoWhile} "$0" != ""
      StrCpy $1 "$0" 1
      ${If} $1 == " "
        ${ExitDo}
      ${EndIf}
      StrCpy $2 "$2$1"
      StrCpy $0 "$0" "" 1
    ${Loop}
    ${If} $2 S!= "/S" ; /s would open a window where nobody sits
    ${AndIf} $2 != "/NCRC"
    ${AndIf} $2 != "/ALLUSERS"
    ${AndIf} $2 != "/PORTABLE"
      MessageBox MB_OK|MB_ICONSTOP "There is no option $2. Possible are /S, /ALLUSERS, /PORTABLE, and at the end /D=FOLDER." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${Loop}
  Pop $2
  Pop $1
FunctionEnd

Function .onInit
  SetRegView 64
  StrCpy $Portable 0
  StrCpy $AllUsers 0
  ${GetParameters} $0
  Call CheckOptions
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    ${Fail} 3 "${NAME} needs Windows 10 or later, 64 bit."
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ${Fail} 6 "/ALLUSERS needs the rights of an administrator."
    ${EndIf}
    StrCpy $AllUsers 1
    SetShellVarContext all
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/PORTABLE" $1
  ${IfNot} ${Errors}
    StrCpy $Portable 1
  ${EndIf}
  ${If} $INSTDIR == "${UNSET}"
    Call ChooseFolder
  ${EndIf}
FunctionEnd

Function ChooseFolder ; where it is installed already, or the usual place
  ${If} $Portable = 1
    StrCpy $INSTDIR "$EXEDIR\${NAME}"
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "Software\${NAME}" "InstallDir"
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function StartProgram
  ${If} $AllUsers = 1
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\StudyApp.exe"' ; without the administrator's rights
  ${Else}
    Exec '"$INSTDIR\StudyApp.exe"'
  ${EndIf}
FunctionEnd

Section "-Program" PROGRAM
  SetErrorLevel 1
  ${If} ${FileExists} "$INSTDIR\portable.txt"
    StrCpy $Portable 1
  ${EndIf}
  ; names that we shall replace, in a folder that is not ours
  ${IfNot} ${FileExists} "$INSTDIR\StudyApp.exe"
    ${If} ${FileExists} "$INSTDIR\python"
    ${OrIf} ${FileExists} "$INSTDIR\preload"
    ${OrIf} ${FileExists} "$INSTDIR\licences"
      ${FailClean} 1 "The folder $INSTDIR holds something else. Please choose an empty one."
    ${EndIf}
  ${EndIf}
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
  ClearErrors
  CreateDirectory "${NEW}"
  ${If} ${Errors}
    ${FailClean} 1 "The folder $INSTDIR cannot be written."
  ${EndIf}
  Call IsRunning
  Pop $0
  ${If} $0 = 1
    ${FailClean} 4 "${NAME} is running. Please close it, and start this again."
  ${EndIf}
  SectionGetSize ${PROGRAM} $0 ; kB
  StrCpy $1 "$INSTDIR" 3
  ${DriveSpace} "$1" "/D=F /S=K" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < $0
    ${FailClean} 3 "There is too little room on $1: $0 kB are needed."
  ${EndIf}

  DetailPrint "Unpacking ..."
  SetDetailsPrint textonly
  SetOutPath "${NEW}"
  File /r "${TREE}/*.*"
  SetDetailsPrint both
  DetailPrint "Looking for a course ..."
  CreateDirectory "${NEW}\preload"
  CopyFiles /SILENT "$INSTDIR\preload\*.*" "${NEW}\preload" ; of an earlier installer
  CopyFiles /SILENT "$EXEDIR\*.studypack" "${NEW}\preload" ; beside this one
  SetOutPath "$TEMP"
  nsExec::ExecToStack '"${NEW}\python\python.exe" -X utf8 -m studyapp installer extract "$EXEPATH" "${NEW}\preload"'
  Pop $0
  Pop $1
  ${If} $0 != 0
    ${FailClean} 5 "The course in this installer is damaged. Please get a new copy. What was installed before is unchanged."
  ${EndIf}

  CreateDirectory "${OLD}"
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\python"
    Rename "$INSTDIR\python" "${OLD}\python"
    ${If} ${Errors} ; a file in it is in use
      ${FailClean} 4 "${NAME} is running. Please close it, and start this again."
    ${EndIf}
  ${EndIf}
  Rename "${NEW}\python" "$INSTDIR\python"
  ${If} ${Errors}
    Rename "${OLD}\python" "$INSTDIR\python"
    ${FailClean} 1 "The program could not be put in its place. What was installed before is unchanged."
  ${EndIf}
  Rename "$INSTDIR\licences" "${OLD}\licences"
  Rename "${NEW}\licences" "$INSTDIR\licences"
  Rename "$INSTDIR\preload" "${OLD}\preload"
  Rename "${NEW}\preload" "$INSTDIR\preload"
  Delete "$INSTDIR\StudyApp.exe"
  Rename "${NEW}\StudyApp.exe" "$INSTDIR\StudyApp.exe"
  Delete "$INSTDIR\StudyApp-console.exe"
  Rename "${NEW}\StudyApp-console.exe" "$INSTDIR\StudyApp-console.exe"
  DetailPrint "Tidying up ..."
  SetDetailsPrint none
  RMDir /r "${OLD}"
  RMDir /r "${NEW}"
  SetDetailsPrint both
  ${If} $Portable = 1
    FileOpen $0 "$INSTDIR\portable.txt" w
    FileWrite $0 "The data of this copy lie in the folder data beside this file.$\r$\n"
    FileClose $0
  ${Else}
    Call Register
  ${EndIf}
  SetErrorLevel 0
SectionEnd

Function Register
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR" ; becomes the folder in which the menu starts it
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\StudyApp.exe" "" "$INSTDIR\StudyApp.exe" 0 SW_SHOWNORMAL "" "Read a text, and learn what is in it"
  SetOutPath "$TEMP"
  WriteRegStr SHCTX "Software\${NAME}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "Software\Classes\.studypack" "" "${TYPE}"
  WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "Study pack"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\StudyApp.exe,0"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\StudyApp.exe" "%1"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The studyapp developers"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\StudyApp.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize ${PROGRAM} $0
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "Software\${NAME}" "InstallDir"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section Uninstall
  SetErrorLevel 1
  Call un.IsRunning
  Pop $0
  ${If} $0 = 1
    MessageBox MB_OK|MB_ICONSTOP "${NAME} is running. Please close it, and start this again." /SD IDOK
    SetErrorLevel 4
    Abort
  ${EndIf}
  SetDetailsPrint textonly
  Delete "$SMPROGRAMS\${NAME}.lnk"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  RMDir /r "$INSTDIR\preload"
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
  Delete "$INSTDIR\StudyApp.exe"
  Delete "$INSTDIR\StudyApp-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays when somebody put something of their own there
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\Classes\${TYPE}"
  ReadRegStr $0 SHCTX "Software\Classes\.studypack" ""
  ${If} $0 == "${TYPE}" ; nobody else has taken the type over
    DeleteRegKey SHCTX "Software\Classes\.studypack"
  ${EndIf}
  DeleteRegKey SHCTX "Software\${NAME}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    SetShellVarContext current ; the library of whoever runs this, and of nobody else
    RMDir /r "$APPDATA\studyapp"
  ${EndIf}
  SetErrorLevel 0
SectionEnd
