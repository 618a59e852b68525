/* output.h - the buffer that the public calls write text into.
 * Knows: text. Must not know: what is written. */
#ifndef CPL_BASE_OUTPUT_H
#define CPL_BASE_OUTPUT_H

#include "complaint/text.h"
#include "libcomplaint/base/text.h"

struct complaint_text {
  cpl_text text;
};

/* Empty the buffer and hand out what to write into. */
cpl_text *cpl_output_begin(complaint_text *out);
/* E_NOMEM, and an empty buffer, if memory ran out while writing. */
complaint_status cpl_output_end(complaint_text *out, complaint_error *err);

#endif
