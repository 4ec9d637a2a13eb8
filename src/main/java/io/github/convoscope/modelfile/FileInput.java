package io.github.convoscope.modelfile;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.InputRange;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says of the numbers that its network takes.
 *
 * @param range numbers for ink, or null where the file doesn't say
 * @param remark what the user is to be told about it, or null
 */
public record FileInput(@Nullable InputRange range, @Nullable Message remark) {
  /** The file says nothing. */
  public static final FileInput UNSAID = new FileInput(null, null);
}
