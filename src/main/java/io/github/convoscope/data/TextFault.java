package io.github.convoscope.data;

import io.github.convoscope.message.Message;

/**
 * Something that is wrong at one place of a text file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param what one sentence for the person who writes the file
 */
public record TextFault(int line, int column, Message what) {}
