/** Everything that scripts add to a page that already works without them. */
import "./header.js";
import "./feedback.js";
