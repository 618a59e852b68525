/* labels.h - which of two labels to show. Knows: the model. */
#ifndef CPL_POLICY_LABELS_H
#define CPL_POLICY_LABELS_H

#include "complaint/text.h"
#include "libcomplaint/policy/model.h"

/* The label in that language, else in the other, else `name`. */
const char *cpl_label_text(cpl_label label, complaint_language language, const char *name);

#endif
