/* json_tree.h - a JSON text as a tree of plain values.
 *
 * What was written by cpl_json is nearly always read back as it was written: canonical (RFC 8785),
 * short, with nothing escaped. json_plain.c reads just that, without asking for memory. All else,
 * and whatever is wrong, goes to jansson. Both come to the same values.
 * Knows: text, jansson. Must not know: what the values mean. */
#ifndef CPL_BASE_JSON_TREE_H
#define CPL_BASE_JSON_TREE_H

#include <jansson.h>

#include "libcomplaint/base/text.h"

typedef enum cpl_json_kind {
  CPL_JSON_NULL,
  CPL_JSON_BOOLEAN,
  CPL_JSON_INTEGER,
  CPL_JSON_REAL, /* nothing reads its value */
  CPL_JSON_TEXT,
  CPL_JSON_LIST,
  CPL_JSON_OBJECT
} cpl_json_kind;

/* One value. What is in a list or an object stands right behind it, in the order of the text. */
typedef struct cpl_json_value {
  cpl_json_kind kind;
  uint32_t values;  /* itself and all within it                                     */
  size_t size;      /* bytes of a text; entries of a list; members of an object     */
  const char *name; /* of a member; NULL: it is none                                */
  union {
    int64_t integer;
    bool boolean;
    const char *text; /* valid UTF-8, a NUL behind it and none in it */
  } as;
} cpl_json_value;

/* Run through the entries of a list, or the members of an object. */
#define CPL_JSON_EACH(part, whole)                                                                 \
  for (const cpl_json_value *part = (whole) + 1; part < (whole) + (whole)->values;                 \
       part += part->values)

enum { CPL_JSON_FEW = 64, CPL_JSON_SHORT = 2048, CPL_JSON_BEHIND = 8 };

typedef struct cpl_json_tree {
  complaint_memory memory;
  cpl_json_value *values; /* the first is the whole                              */
  size_t count, room;     /* room 0: they are in `few`, and their texts in `bytes` */
  json_t *parsed;         /* else: whose texts the values hold                    */
  cpl_json_value few[CPL_JSON_FEW];
  char bytes[CPL_JSON_SHORT + CPL_JSON_BEHIND];
} cpl_json_tree;

/* What is wrong with a text, never quoting it, and behind which byte. */
typedef struct cpl_json_fault {
  const char *what;
  int byte;
} cpl_json_fault;

void cpl_json_tree_begin(cpl_json_tree *tree, const complaint_memory *memory);
void cpl_json_tree_end(cpl_json_tree *tree);

/* Read a text that is an object or a list, once for each begin: OK, E_INPUT with its fault, or
 * E_NOMEM. No member may stand twice. */
complaint_status cpl_json_tree_read(cpl_json_tree *tree, const char *json, size_t size,
                                    cpl_json_fault *fault);

/* Its two halves. The plain one says false, whatever the reason, where jansson is to be asked. */
bool cpl_json_tree_plain(cpl_json_tree *tree, const char *json, size_t size);
complaint_status cpl_json_tree_parse(cpl_json_tree *tree, const char *json, size_t size,
                                     cpl_json_fault *fault);

/* The member of an object; NULL if it has none of that name. */
const cpl_json_value *cpl_json_member(const cpl_json_value *object, const char *name);

#endif
