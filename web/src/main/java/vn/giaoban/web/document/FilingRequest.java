package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a document is to be filed.
///
/// @param system absent: the built-in register
/// @param reference what an outside system calls it; the built-in register gives its own
/// @param type abbreviation of the document's type; absent: what its title says
/// @param signer who signed it
@Schema(name = "Filing", example = "{\"system\": \"register\", \"type\": \"BC\"}")
record FilingRequest(
    @Nullable String system,
    @Nullable String reference,
    @Nullable String type,
    @Nullable String signer) {}
