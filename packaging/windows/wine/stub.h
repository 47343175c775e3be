/* Test only: what Wine 8 lacks and Windows 10 has. The mark lets the build and the tests prove that no stub is shipped. */
#include <stddef.h>
#define EXPORT __declspec(dllexport)
EXPORT const char studyapp_stub[] = "studyapp-wine-test-stub";
