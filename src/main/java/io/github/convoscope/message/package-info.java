/** Messages to the user, their texts, and errors. */
@NullMarked
package io.github.convoscope.message;

import org.jspecify.annotations.NullMarked;
