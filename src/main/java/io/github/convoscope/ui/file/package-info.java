/** Opening, saving, pasting and dropping files; about. */
@NullMarked
package io.github.convoscope.ui.file;

import org.jspecify.annotations.NullMarked;
