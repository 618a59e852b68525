#ifndef COMPLAINT_TEXT_H
#define COMPLAINT_TEXT_H

/* Text that the library writes: JSON, explanations. One buffer can serve many calls. */

#include <stddef.h>

#include "complaint/error.h"
#include "complaint/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The language of a text made for people. JSON has none: it carries ids. */
typedef enum complaint_language { COMPLAINT_ZH, COMPLAINT_EN } complaint_language;

/** A buffer for the text of an answer. Each call that writes replaces what was in it and keeps its
 *  room. */
typedef struct complaint_text complaint_text;

/** A new buffer; `memory` NULL: the C library's. It is yours: complaint_text_free(). NULL when
 *  there is no memory. */
complaint_text *complaint_text_new(const complaint_memory *memory, complaint_error *err);

/** Gives the buffer back. NULL is nothing. */
void complaint_text_free(complaint_text *text);

/** The bytes, UTF-8 with a NUL behind them; `size` may be NULL. Borrowed until the next call that
 *  writes into the buffer; NULL only without one. */
const char *complaint_text_get(const complaint_text *text, size_t *size);

#ifdef __cplusplus
}
#endif

#endif
