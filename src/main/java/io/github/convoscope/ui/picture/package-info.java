/** A picture that was brought: what was taken as ink, the box around it, its digits. */
@NullMarked
package io.github.convoscope.ui.picture;

import org.jspecify.annotations.NullMarked;
