package vn.giaoban.scheduler.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unit as somebody writes it down, not checked yet; dates as `2025-07-01`.
public record UnitForm(
    @Nullable String code,
    @Nullable String name,
    @Nullable String level,
    @Nullable String parent,
    @Nullable String email,
    @Nullable String validFrom,
    @Nullable String validTo,
    @Nullable List<String> successors,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String agencyCode,
    @Nullable String agencyCodeOld,
    @Nullable List<String> tags) {
  /// Without what is known of few units only.
  public UnitForm(
      @Nullable String code,
      @Nullable String name,
      @Nullable String level,
      @Nullable String parent,
      @Nullable String email,
      @Nullable String validFrom,
      @Nullable String validTo,
      @Nullable List<String> successors) {
    this(
        code,
        name,
        level,
        parent,
        email,
        validFrom,
        validTo,
        successors,
        null,
        null,
        null,
        null,
        null);
  }
}
