/** Every sentence that this room shows for an error. */
export const messages = {
  fileMissing: 'Choose a file to upload',
  sourceMissing: 'Choose what kind of file it is',
};
