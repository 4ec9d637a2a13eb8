/** Background work: threads, progress, cancelling. */
@NullMarked
package io.github.convoscope.task;

import org.jspecify.annotations.NullMarked;
