#ifndef COMPLAINT_H
#define COMPLAINT_H

/* libcomplaint: for any complaint case, at any moment, what may be done and by whom, what must be
 * done and by when, and why, clause by clause.
 *
 * This header brings in all others; each can also be included alone. In the order of reading: */

#include "complaint/version.h"   /* which release this is                            */
#include "complaint/error.h"     /* what a call answers, and what it says on failure */
#include "complaint/memory.h"    /* where memory comes from                          */
#include "complaint/text.h"      /* what the library writes                          */
#include "complaint/calendar.h"  /* which days count, and when a time limit ends     */
#include "complaint/engine.h"    /* what loads policies                              */
#include "complaint/policy.h"    /* the rules of one institution                     */
#include "complaint/versions.h"  /* several versions of them, and the law of a day   */
#include "complaint/register.h"  /* its clauses, and what enforces each              */
#include "complaint/proof.h"     /* what is true of all cases before there are any   */
#include "complaint/case.h"      /* what has happened                                */
#include "complaint/case_file.h" /* cases as lines of JSON                           */
#include "complaint/decision.h"  /* what may and must be done, and why               */
#include "complaint/report.h"    /* what happened in all cases, in numbers           */

#endif
