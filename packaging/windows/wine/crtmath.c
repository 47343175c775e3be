/* C99's complex functions, which numpy takes from Windows' C library. Whatever else numpy wants from that library is
 * handed on to ucrtbase by the .def file that apply.py writes. A long double is a double there. */
#include "stub.h"
#include <complex.h>
typedef struct { double r, i; } Double;
typedef struct { float r, i; } Single;
#define IN(z) ((z).r + (z).i * I)
#define PART(name, of) \
    EXPORT double stub_##name(Double z) { return of; } \
    EXPORT float stub_##name##f(Single z) { return (float)(of); } \
    EXPORT double stub_##name##l(Double z) { return of; }
#define FUNCTION(name) \
    EXPORT Double stub_##name(Double z) { double complex w = name(IN(z)); return (Double){creal(w), cimag(w)}; } \
    EXPORT Single stub_##name##f(Single z) { double complex w = name(IN(z)); return (Single){(float)creal(w), (float)cimag(w)}; } \
    EXPORT Double stub_##name##l(Double z) { double complex w = name(IN(z)); return (Double){creal(w), cimag(w)}; }
PART(creal, z.r)
PART(cimag, z.i)
PART(cabs, cabs(IN(z)))
PART(carg, carg(IN(z)))
FUNCTION(ccos)
FUNCTION(csin)
FUNCTION(ctan)
FUNCTION(ccosh)
FUNCTION(csinh)
FUNCTION(ctanh)
FUNCTION(cexp)
FUNCTION(clog)
FUNCTION(csqrt)
#define POWER(name, type, part) \
    EXPORT type stub_##name(type a, type b) { \
        double complex w = cpow(IN(a), IN(b)); \
        return (type){(part)creal(w), (part)cimag(w)}; \
    }
POWER(cpow, Double, double)
POWER(cpowf, Single, float)
POWER(cpowl, Double, double)
