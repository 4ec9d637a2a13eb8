/** What is said to people: messages, their texts, and problems. */
@NullMarked
package io.github.convoscope.message;

import org.jspecify.annotations.NullMarked;
