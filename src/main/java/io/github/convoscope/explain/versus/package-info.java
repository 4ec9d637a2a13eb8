/** Two networks on the same inputs: answers, disagreements, and maps that are alike. */
@NullMarked
package io.github.convoscope.explain.versus;

import org.jspecify.annotations.NullMarked;
