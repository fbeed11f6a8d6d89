/// Finding by words: briefings with their agendas, documents with what they say, minutes, decisions
/// and units, with and without diacritics.
///
/// The table `search_entry` (`V60__search.sql`) is kept by triggers. Here are the words of a query
/// ([SearchWords]), the question to the database ([Search]), and what is shown of what was found
/// ([Snippets]).
@NullMarked
package vn.giaoban.scheduler.search;

import org.jspecify.annotations.NullMarked;
