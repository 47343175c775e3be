/* StudyApp.exe and StudyApp-console.exe: start python\pythonw.exe (python.exe) -m studyapp from their own folder.
 *
 * -X utf8 instead of PYTHONUTF8: the ._pth file beside the interpreter makes it deaf to the environment. The job lets
 * the program end with its launcher (Task Manager), but not what the program itself starts (a newer installer).
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST 32768 /* characters that Windows takes as a command line */

#ifdef CONSOLE
#define INTERPRETER L"python.exe"
#else
#define INTERPRETER L"pythonw.exe"
#endif

static wchar_t folder[LONGEST], program[LONGEST], command[2 * LONGEST];

static int failed(const wchar_t *text) {
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", text);
#else
    MessageBoxW(NULL, text, L"StudyApp", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

/* What follows the program's own name, as it was typed: quoting it anew could only spoil it. */
static const wchar_t *arguments(void) {
    const wchar_t *rest = GetCommandLineW();
    BOOL quoted = FALSE;
    for (; *rest && (quoted || (*rest != L' ' && *rest != L'\t')); rest++) {
        if (*rest == L'"') quoted = !quoted;
    }
    while (*rest == L' ' || *rest == L'\t') rest++;
    return rest;
}

static void end_with_us(HANDLE process) {
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    if (job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits)) {
        AssignProcessToJobObject(job, process); /* fails inside some other jobs; then it just lives on */
    }
}

#ifdef CONSOLE
static BOOL WINAPI leave_to_program(DWORD event) { return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT; }
#endif

static int start(void) {
    STARTUPINFOW ours, how = {0};
    PROCESS_INFORMATION started;
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST), status = 1;
    while (length > 0 && folder[length - 1] != L'\\') length--;
    folder[length] = 0;
    if (length + wcslen(L"python\\" INTERPRETER) >= LONGEST) return failed(L"The folder's name is too long.");
    wcscpy(program, folder);
    wcscat(program, L"python\\" INTERPRETER);
    wcscpy(command, L"\"");
    wcscat(command, program);
    wcscat(command, L"\" -X utf8 -m studyapp ");
    if (wcslen(command) + wcslen(arguments()) >= LONGEST) return failed(L"Too many files at once.");
    wcscat(command, arguments());
    GetStartupInfoW(&ours);
    how.cb = sizeof how;
    how.dwFlags = ours.dwFlags & STARTF_USESHOWWINDOW; /* hands on "minimized" */
    how.wShowWindow = ours.wShowWindow;
#ifdef CONSOLE
    how.dwFlags |= STARTF_USESTDHANDLES;
    how.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    how.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    how.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(leave_to_program, TRUE); /* NULL here would make the program deaf to Ctrl+C as well */
#else
    how.dwFlags |= STARTF_USESTDHANDLES; /* none: what a window inherits from a console or a menu may be no file */
#endif
    if (!CreateProcessW(program, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &how, &started)) {
        return failed(L"StudyApp is incomplete: its folder python is missing or was changed. Please install it again; "
                      L"your library is kept.");
    }
    end_with_us(started.hProcess);
    ResumeThread(started.hThread);
    WaitForSingleObject(started.hProcess, INFINITE);
    GetExitCodeProcess(started.hProcess, &status);
    return (int)status;
}

#ifdef CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR text, int show) {
    (void)instance, (void)before, (void)text, (void)show;
    return start();
}
#endif
