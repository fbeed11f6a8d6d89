/// The database: the embedded PostgreSQL or the province's own, its migrations, its pools.
@NullMarked
package vn.giaoban.web.database;

import org.jspecify.annotations.NullMarked;
