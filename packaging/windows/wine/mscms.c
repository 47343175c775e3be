/* Colour profiles of screens, for Qt's window plugin: there are none. */
#include "stub.h"
#define NOTHING(name) \
    EXPORT void *name(void) { return NULL; }
NOTHING(OpenColorProfileW)
NOTHING(CloseColorProfile)
NOTHING(GetColorProfileFromHandle)
NOTHING(WcsCreateIccProfile)
