package vn.giaoban.scheduler.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Ties a version of a document to a system of record.
///
/// @param version which version was filed
/// @param system name of the system, e.g. `register`
/// @param reference what the system itself calls it
/// @param number its number there
/// @param notation as printed
/// @param issuedOn the date there
/// @param linkedBy an actor, as the journal writes it
public record RecordLink(
    UUID documentId,
    int version,
    String system,
    String reference,
    int number,
    String notation,
    LocalDate issuedOn,
    RecordSystem.Status status,
    String linkedBy,
    Instant linkedAt) {}
