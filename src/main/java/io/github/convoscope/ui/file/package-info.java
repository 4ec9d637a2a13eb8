/** Opening, saving, pasting and dropping files, and the dialogue about the program. */
@NullMarked
package io.github.convoscope.ui.file;

import org.jspecify.annotations.NullMarked;
