#ifndef COMPLAINT_H
#define COMPLAINT_H

/* libcomplaint: for any complaint case, at any moment, what may be done and by whom, what must be
 * done and by when, and why, clause by clause.
 *
 * This header brings in all others; each can also be included alone. In the order of reading: */

#include "complaint/version.h" /* which release this is                */
#include "complaint/error.h"   /* what a call answers when it fails    */
#include "complaint/memory.h"  /* where memory comes from              */

#endif
