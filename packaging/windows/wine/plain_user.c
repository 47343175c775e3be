/* Starts what its arguments name without the rights of an administrator, whom Wine's user always is, and ends as that
 * does: status 6 of the installer. Any Windows can run it too. */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>
#include "stub.h"

static int failed(int status) {
    fwprintf(stderr, L"plain_user: step %d failed with error %lu\n", status - 100, GetLastError());
    return status;
}

static wchar_t *rest_of(wchar_t *line) { /* what comes after the program's own name */
    int quoted = 0;
    for (; *line && (quoted || *line != L' '); line++) quoted ^= *line == L'"';
    while (*line == L' ') line++;
    return line;
}

int wmain(void) {
    HANDLE ours, plain;
    BYTE name[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof name, status;
    SID_AND_ATTRIBUTES administrators = {name, 0};
    STARTUPINFOW how = {0};
    PROCESS_INFORMATION started;
    how.cb = sizeof how;
    if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, NULL, name, &size)) return failed(101);
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &ours)) return failed(102);
    if (!CreateRestrictedToken(ours, DISABLE_MAX_PRIVILEGE, 1, &administrators, 0, NULL, 0, NULL, &plain)) return failed(103);
    if (!CreateProcessAsUserW(plain, NULL, rest_of(GetCommandLineW()), NULL, NULL, TRUE, 0, NULL, NULL, &how, &started)) {
        return failed(104);
    }
    WaitForSingleObject(started.hProcess, INFINITE);
    GetExitCodeProcess(started.hProcess, &status);
    return (int)status;
}
