package vn.giaoban.scheduler.organisation;

import org.jspecify.annotations.Nullable;

/// A person who can chair or present.
///
/// @param username as in the accounts
/// @param name as people read it
/// @param title post, e.g. "Phó Chủ tịch UBND tỉnh"; null: none given
/// @param unitCode the unit the account belongs to; null: none
public record Person(
    String username, String name, @Nullable String title, @Nullable String unitCode) {}
