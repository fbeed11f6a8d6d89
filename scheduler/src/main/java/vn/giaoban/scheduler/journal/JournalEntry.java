package vn.giaoban.scheduler.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened.
///
/// @param briefingId whose journal
/// @param seq from 1, without gaps within the briefing
/// @param at when, UTC, microseconds
/// @param actor who, see [Actor]
/// @param kind what: the event's simple name, past tense, e.g. `InvitationSent`
/// @param payload the event's fields as JSON values (String, Boolean, integer numbers, List, Map,
///   null)
/// @param prevHash hash of entry `seq - 1`, lower-case hex; 64 zeros before the first
/// @param hash SHA-256 over prevHash and the canonical form of this entry, lower-case hex
public record JournalEntry(
    UUID briefingId,
    long seq,
    Instant at,
    String actor,
    String kind,
    Map<String, @Nullable Object> payload,
    String prevHash,
    String hash) {}
